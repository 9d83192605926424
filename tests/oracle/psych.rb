# psych.rb < scalars: the version, then what Psych makes of each plain scalar, as JSON [type, value].
require "date"
require "json"
require "psych"

Encoding.default_external = "UTF-8"
scanner = Psych::ScalarScanner.new(Psych::ClassLoader.new)
puts "Psych #{Psych::VERSION}"
$stdin.each_line(chomp: true) do |scalar|
  puts JSON.generate(
    begin
      case value = scanner.tokenize(scalar)
      when nil then %w[null null]
      when true, false then ["bool", value.to_s]
      when Integer then ["int", value.to_s]
      when Float then ["float", value.to_s]
      when Time then ["timestamp", value.getutc.to_s]
      when Date then ["date", value.to_s]
      when Symbol then ["symbol", scalar]
      else ["string", scalar]
      end
    rescue StandardError => e
      ["error", e.message]
    end
  )
end
