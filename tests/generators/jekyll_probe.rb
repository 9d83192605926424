# jekyll_probe: which posts of a site stop its build: Jekyll's own code, a post at a time.
#
# usage: jekyll_probe.rb SITE < paths       a line each: `ok`, or `aborts` and why
require "jekyll"

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)
config = Jekyll.configuration("source" => ARGV[0], "destination" => "#{ARGV[0]}/_probed", "quiet" => true)
site = Jekyll::Site.new(config)
site.reset

# What the reader would not even look at stops nothing.
def skipped?(site, path)
  folder, special, entry = path.match(%r!\A((?:.*/)?)(_posts|_drafts)/(.*)\z!)&.captures
  return false unless special

  form = special == "_posts" ? Jekyll::Document::DATE_FILENAME_MATCHER : Jekyll::Document::DATELESS_FILENAME_MATCHER
  !form.match?(entry) || !site.reader.get_entries(folder.chomp("/"), special).include?(entry)
end

$stdin.each_line(chomp: true) do |path|
  collection = path.match?(%r!(\A|/)_(posts|drafts)/!) ? site.posts : site.collections[path[%r!_([^/]+)/!, 1]]
  if skipped?(site, path)
    puts "ok"
    next
  end
  begin
    if collection
      post = Jekyll::Document.new(File.join(site.source, path), :site => site, :collection => collection)
      post.read
      site.publisher.publish?(post) if post.content&.valid_encoding?
    else
      post = Jekyll::Page.new(site, site.source, File.dirname(path) == "." ? "" : "/#{File.dirname(path)}", File.basename(path))
    end
    post.destination(site.dest)
    puts "ok"
  rescue StandardError => e
    puts "aborts #{e.message.lines.first&.strip}"
  end
end
