using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Html.Parser;

namespace InformationMachine.EndToEnd;

/// <summary>The verb <c>parse</c> on the conformance set, judged by its own scorer.</summary>
public sealed partial class ConformanceTests
{
    [Fact]
    public async Task The_parser_keeps_the_level_it_has_reached()
    {
        using var installation = new Installation();
        var parse = await installation.Run("parse", "--manifest", SharedMaterial.Path("feeds", "conformance", "manifest.jsonl"), "--output", "out.jsonl");
        parse.Code.ShouldBe(0, parse.Errors);

        using var python = Process.Start(new ProcessStartInfo(
            "python3",
            [SharedMaterial.Path("feeds", "score_feeds.py"), SharedMaterial.Path("feeds", "conformance", "expectations.jsonl"), Path.Combine(installation.Folder, "out.jsonl"), "--json"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        using var score = JsonDocument.Parse(await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        var (root, formats) = (score.RootElement, score.RootElement.GetProperty("formats"));
        root.GetProperty("micro").GetDouble().ShouldBeGreaterThanOrEqualTo(99);
        root.GetProperty("macro").GetDouble().ShouldBeGreaterThanOrEqualTo(98.1);
        root.GetProperty("files_all_ok").GetDouble().ShouldBeGreaterThanOrEqualTo(98.4);
        foreach (var whole in new[] { "dates", "encoding", "security" }) formats.GetProperty(whole).GetDouble().ShouldBe(100, whole);
        // What one peer does where a document says nothing is no measure of reading what it says.
        formats.EnumerateObject().Where(format => format.Name != "policy-fallback").Average(format => format.Value.GetDouble()).ShouldBeGreaterThanOrEqualTo(99);
        root.GetProperty("fields").GetProperty("safe_html").GetDouble().ShouldBe(100);
    }

    [Fact]
    public async Task What_it_prints_is_harmless_read_as_html_in_every_field()
    {
        using var installation = new Installation();
        var payloads = File.ReadLines(SharedMaterial.Path("security", "payloads", "xss.jsonl")).Select(line => JsonNode.Parse(line)!["payload"]!.GetValue<string>()).ToList();
        // In portions: all of them in one document may take longer than any document is given on a busy machine.
        var files = payloads.Chunk(300).Select((portion, i) => Feed(installation, $"feed-{i}.xml", portion)).ToArray();

        var parse = await installation.Run(["parse", .. files]);

        parse.Code.ShouldBe(0, parse.Errors);
        var feeds = parse.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var entries = feeds.SelectMany(feed => feed["entries"]!.AsArray()).ToList();
        entries.Count.ShouldBe(payloads.Count);
        foreach (var (name, value) in entries.SelectMany(entry => entry!.AsObject()).Concat(feeds.SelectMany(feed => feed)))
        {
            if (value?.GetValueKind() == JsonValueKind.String && name != "id") CanExecute(value.GetValue<string>()).ShouldBeFalse($"{name}: {value}");
        }
    }

    private static string Feed(Installation installation, string file, string[] payloads)
    {
        var items = payloads.Select(Escaped).Select(payload => $"<item><title>{payload}</title><link>{payload}</link><author>{payload}</author><description>{payload}</description></item>");
        installation.Write(file, $"<rss><channel><title>{Escaped(payloads[0])}</title><description>{Escaped(payloads[^1])}</description>{string.Concat(items)}</channel></rss>");
        return file;
    }

    private static string Escaped(string text) => string.Concat(WebUtility.HtmlEncode(text).Where(XmlConvert.IsXmlChar));

    private static bool CanExecute(string text)
    {
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!doctype html><body>" + text);
        return page.Body!.QuerySelectorAll("script,iframe,object,embed,applet,meta,base,link,style,frame,frameset,form,svg,math").Length > 0
            || page.All.SelectMany(element => element.Attributes).Any(attribute =>
                attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (attribute.Name is "href" or "src" or "action" && Script().IsMatch(attribute.Value)));
    }

    [GeneratedRegex("^[\\s\\x00-\\x1F]*(?:javascript|vbscript|data)[\\s\\x00-\\x1F]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
