# kramdown.rb: Markdown as Jekyll has it rendered. Reads texts with a NUL behind each, writes their HTML likewise.
# What would be set for reading alone is off: ids of headings, quotes and dashes, colours of code.
begin
  require 'kramdown'
  require 'kramdown-parser-gfm'
rescue LoadError => e
  warn e.message
  exit 77
end

OPTIONS = {
  input: 'GFM', hard_wrap: false, entity_output: :as_char, auto_ids: false, syntax_highlighter: nil, math_engine: nil,
  smart_quotes: %w[apos apos quot quot],
  typographic_symbols: {
    hellip: '...', mdash: '---', ndash: '--', laquo: '<<', raquo: '>>', laquo_space: '<< ', raquo_space: ' >>'
  }
}.freeze

$stdin.binmode
$stdout.binmode
$stdin.read.force_encoding('UTF-8').split("\0").each do |text|
  html = begin
    Kramdown::Document.new(text, OPTIONS).to_html
  rescue StandardError => e
    "kramdown fails: #{e.class}"
  end
  $stdout.write(html.b.delete("\0"), "\0")
end
