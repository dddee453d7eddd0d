# Draws texts with kramdown as Jekyll does: GFM input, code coloured by rouge. All in one process.
# Reads a JSON list of texts; writes a JSON object with the version and, for each text, the seconds
# of processor time that drawing it took (null where kramdown gave up).
require "json"
begin
  require "kramdown"
  require "kramdown-parser-gfm"
  require "rouge"
rescue LoadError => error
  abort error.message
end

OPTIONS = {
  input: "GFM",
  hard_wrap: false,
  auto_ids: true,
  entity_output: "as_char",
  syntax_highlighter: "rouge",
  syntax_highlighter_opts: { default_lang: "plaintext", guess_lang: true }
}.freeze

def draw(text)
  Kramdown::Document.new(text, OPTIONS).to_html
rescue StandardError
  nil
end

def seconds(text)
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  drawn = draw(text)
  drawn && Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end

draw("# Warm *up*\n\n|a|b|\n|-|-|\n|c|d|\n\n```python\nx = 1\n```\n")
texts = JSON.parse($stdin.read.force_encoding("UTF-8"))
puts JSON.generate("version" => Kramdown::VERSION, "seconds" => texts.map { |text| seconds(text) })
