# kramdown: texts as JSON strings, one a line, become HTML as Jekyll sets kramdown up (GFM's parser), one JSON string a line.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

$stdin.set_encoding("UTF-8")
$stdin.each_line do |line|
  document = Kramdown::Document.new(JSON.parse(line, quirks_mode: true), input: "GFM", hard_wrap: false, syntax_highlighter: nil)
  puts JSON.generate(document.to_html)
end
