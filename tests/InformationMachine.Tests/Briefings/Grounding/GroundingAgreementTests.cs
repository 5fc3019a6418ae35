using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Grounding;

/// <summary>Our check beside the definition of groundedness, sentence by sentence, over all material: as written and spoiled in every way the check must see.</summary>
public sealed class GroundingAgreementTests(ITestOutputHelper output)
{
    private const int MostPerBriefing = 10;

    /// <summary>One sentence, the posts it is held against, what was done to it, and the day it is said to belong to.</summary>
    private sealed record Row(string Kind, string Text, IReadOnlyList<BriefingSource> Cited, DateOnly? Day);

    [Fact]
    public void It_agrees_with_the_definition_on_every_sentence_of_all_material()
    {
        var script = SharedMaterial.Path("briefings", "grounded.py");
        var rows = GroundingMaterial.Briefings().SelectMany((item, i) => Rows(item.Briefing, new Random(i))).ToList();
        var reference = Reference(script, rows);
        reference.Count.ShouldBe(rows.Count);
        var compared = rows.Zip(reference, (row, expected) => (row, expected, ours: Ours(row))).ToList();
        foreach (var kind in compared.GroupBy(item => item.row.Kind, StringComparer.Ordinal))
            output.WriteLine($"{kind.Key}: {kind.Count()} sentences, {kind.Count(item => item.expected)} supported, {kind.Count(item => item.expected == item.ours)} agree");
        compared.Where(item => item.ours && !item.expected).Select(item => $"{item.row.Kind}: {item.row.Text}").Take(20).ShouldBeEmpty("what the definition refuses we refuse");
        // Beyond it we refuse a sentence without a source, even where it holds nothing that could be checked.
        // A sentence that negates less, or more, than the sentence of a post that says the same things says the contrary of it.
        compared.Where(item => item.expected && !item.ours && item.row.Cited.Count > 0 && !(item.row.Kind != "as written" && GroundingFloor.Failure(item.row.Text, [.. item.row.Cited.Select(Evidence)]) is GroundingFailure.Contrary)).Select(item => $"{item.row.Kind}: {item.row.Text}").Take(20).ShouldBeEmpty("what we refuse beyond it has its reason here");
        compared.Where(item => item.row.Kind == "as written").ShouldAllBe(item => item.expected);
        compared.Count(item => !item.expected).ShouldBeGreaterThan(1000);
    }

    private static IEnumerable<Row> Rows(Briefing briefing, Random random)
    {
        var sources = briefing.Sources.ToDictionary(source => source.Number);
        foreach (var entry in briefing.Sections.Timeline) yield return new Row("as written", entry.Sentence.Text, Cited(entry.Sentence, sources), entry.Date);
        foreach (var entry in briefing.Sections.Timeline) yield return new Row("another day", entry.Sentence.Text, Cited(entry.Sentence, sources), entry.Date.AddDays(1));
        foreach (var sentence in briefing.Sections.Sentences().OrderBy(_ => random.Next()).Take(MostPerBriefing))
        {
            var cited = Cited(sentence, sources);
            yield return new Row("as written", sentence.Text, cited, null);
            yield return new Row("other source", sentence.Text, [sources[random.Next(sources.Count) + 1]], null);
            yield return new Row("no source", sentence.Text, [], null);
            yield return new Row("other figure", Spoil(sentence.Text), cited, null);
            yield return new Row("a name more", "Sundar Pichai said: " + sentence.Text, cited, null);
            yield return new Row("a handle more", sentence.Text + " @nobody_at_all", cited, null);
            yield return new Row("number words", sentence.Text + " It took seventy-three thousand steps and 12 percent.", cited, null);
            yield return new Row("a quotation", $"She said \"{string.Join(' ', sentence.Text.Split(' ').Reverse().Take(6))}\".", cited, null);
            yield return new Row("quoted itself", $"\u201C{sentence.Text}\u201D", cited, null);
            yield return new Row("mixed words", sentence.Text.Split(' ')[0] + " otters herons and beavers nest beside quiet rivers", cited, null);
            yield return new Row("shortened", string.Join(' ', sentence.Text.Split(' ').Take(4)), cited, null);
            yield return new Row("capitals", sentence.Text.ToUpperInvariant(), cited, null);
        }
    }

    private static List<BriefingSource> Cited(Sentence sentence, Dictionary<int, BriefingSource> sources) => [.. sentence.Citations.Select(number => sources[number])];

    private static string Spoil(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 3) % 10)) : c));

    private static bool Ours(Row row)
    {
        var evidence = row.Cited.Select(Evidence).ToList();
        return GroundingFloor.IsSupported(row.Text, evidence) && (row.Day is not { } day || GroundingFloor.IsDated(day, evidence));
    }

    private static CitedPost Evidence(BriefingSource source) => new(Some.Post(1, source.Text, source.Author) with
    {
        Handle = source.Handle,
        Title = source.Title,
        Quoted = source.Quoted,
        LinkTitle = source.LinkTitle,
        PublishedAt = source.PublishedAt,
    });

    private static List<bool> Reference(string script, List<Row> rows)
    {
        using var folder = new TemporaryFolder();
        var posts = rows.SelectMany(row => row.Cited).Distinct<object>(ReferenceEqualityComparer.Instance).Cast<BriefingSource>().ToList();
        var names = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var post in posts) names[post] = names.Count + 1;
        object Describe(Row row, string section) => section == "timeline"
            ? new { date = row.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text = row.Text, citations = row.Cited.Select(source => names[source]) }
            : new { text = row.Text, citations = row.Cited.Select(source => names[source]) };
        var dated = rows.Where(row => row.Day is not null).ToList();
        var undated = rows.Where(row => row.Day is null).ToList();
        File.WriteAllText(folder.File("briefing.json"), JsonSerializer.Serialize(new
        {
            sections = new { timeline = dated.Select(row => Describe(row, "timeline")), what = undated.Select(row => Describe(row, "what")) },
            sources = posts.Select((_, i) => new { n = i + 1, post = $"p{i}" }),
        }));
        File.WriteAllText(folder.File("posts.json"), JsonSerializer.Serialize(posts.Select((source, i) => new
        {
            id = $"p{i}",
            author = source.Author,
            handle = source.Handle,
            title = source.Title,
            text = source.Text,
            quoted_text = source.Quoted?.Text,
            link_title = source.LinkTitle,
            date = source.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })));
        using var document = JsonDocument.Parse(ReferenceCheck.Run(script, folder.File("briefing.json"), folder.File("posts.json"), "--json"));
        var supported = document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("supported").GetBoolean()).ToList();
        var (day, other) = (0, dated.Count);
        return [.. rows.Select(row => supported[row.Day is null ? other++ : day++])];
    }
}
