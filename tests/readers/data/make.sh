#!/bin/sh
# How the binary files beside this script were made, each by the program that its users use.
# Needs pandoc, LibreOffice Writer, Chromium and ffmpeg (Debian: pandoc libreoffice-writer-nogui chromium ffmpeg).
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pandoc article.md -o pandoc.docx
pandoc article.md -o pandoc.odt
pandoc article.md -s -o pandoc.rtf
pandoc article.md -t epub3 -o pandoc.epub
pandoc article.md -s -t html5 -o "$work/page.html"
# A5 pages, so that the article runs over several; Chromium prints its own header and footer on each.
sed 's#</head>#<style>@page { size: A5; margin: 20mm } body { font: 16px serif }</style></head>#' \
    "$work/page.html" > "$work/print.html"
python3 -m http.server --directory "$work" 8765 &
server=$!
sleep 2
chromium --headless --no-sandbox --disable-gpu --print-to-pdf=chromium.pdf http://localhost:8765/print.html
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=narrow.pdf "file://$PWD/narrow.html"
kill $server
chromium --headless --no-sandbox --disable-gpu --dump-dom "file://$PWD/site.html" > saved-page.html
cp pandoc.odt "$work/office.odt"
for kind in docx odt rtf pdf epub; do
    soffice -env:UserInstallation="file://$work/profile" --headless --convert-to $kind --outdir "$work/out" "$work/office.odt"
    cp "$work/out/office.$kind" "libreoffice.$kind"
done
ffmpeg -loglevel error -y -i talk.srt ffmpeg.vtt
