# psych.rb < documents: YAML documents ended by NUL bytes as Psych reads them (as Jekyll lets it): the version, then a line of
# JSON each: [type, value], or ["error", why].
require "date"
require "json"
require "psych"

Encoding.default_external = "UTF-8"

def tagged(v)
  case v
  when nil then ["null"]
  when true, false then ["bool", v.to_s]
  when Integer then ["int", v.to_s]
  when Float then ["float", v.to_s]
  when Time then ["time", (v.to_r * 1_000_000).to_i.to_s]
  when Date then ["date", v.to_s]
  when Hash then ["map", v.map { |k, x| [k.to_s, tagged(x)] }]
  when Array then ["list", v.map { |x| tagged(x) }]
  when Symbol then ["str", ":#{v}"]
  else ["str", v.to_s]
  end
end

puts "Psych #{Psych::VERSION}"
$stdin.read.split("\0", -1)[0..-2].each do |text|
  puts JSON.generate(
    begin
      tagged(Psych.safe_load(text, permitted_classes: [Date, Time, Symbol], aliases: true))
    rescue StandardError, Psych::Exception => e
      ["error", e.message.lines.first.chomp]
    end
  )
end
