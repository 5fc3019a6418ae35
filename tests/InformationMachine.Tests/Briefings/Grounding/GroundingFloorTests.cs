using System.Text.Json;
using InformationMachine.Briefings.Grounding;

namespace InformationMachine.Tests.Briefings.Grounding;

public sealed class GroundingFloorTests
{
    private static readonly CitedPost Rohan = Evidence("Rohan Paul", "China is winning far more patent claims in AI. Investment is near $1.2 trillion, up 38%.", 17);
    private static readonly CitedPost Jane = Evidence("Jane Roe", "SenseNova U1 is a 38B-parameter model with 3 billion active parameters. \u201CIt is a very serious open release,\u201D she said.", 20);

    [Theory]
    [InlineData("China is winning more AI patent claims, with investment near $1.2tn, up 38 percent.", true)]
    [InlineData("China is winning more AI patent claims, with investment near $1.3tn.", false)]
    [InlineData("China is winning far more patent claims in AI, says Sundar Pichai.", false)]
    [InlineData("Investment is near 1,200 billion.", true)]
    [InlineData("Investment is up forty percent.", false)]
    [InlineData("Otters and herons nest beside quiet rivers.", false)]
    public void A_sentence_stands_on_the_numbers_names_and_words_of_its_post(string sentence, bool expected) =>
        GroundingFloor.IsSupported(sentence, [Rohan]).ShouldBe(expected);

    [Theory]
    [InlineData("SenseNova U1: \"it is a very serious open release,\" she said.", true)]
    [InlineData("SenseNova U1: \"it is the best open release,\" she said.", false)]
    public void A_quotation_is_verbatim(string sentence, bool expected) => GroundingFloor.IsSupported(sentence, [Jane]).ShouldBe(expected);

    [Theory]
    [InlineData("SenseNova U1 is a 38B-parameter model with 3 billion active parameters.", nameof(GroundingFailure.None))]
    [InlineData("SenseNova U1 is not a 38B-parameter model with 3 billion active parameters.", nameof(GroundingFailure.Contrary))]
    [InlineData("SenseNova U1 is a 39B-parameter model.", nameof(GroundingFailure.Number))]
    [InlineData("SenseNova U1 is a model of Sundar Pichai.", nameof(GroundingFailure.Name))]
    [InlineData("Otters and herons nest beside quiet rivers.", nameof(GroundingFailure.Words))]
    [InlineData("SenseNova U1: \"it is the best open release,\" she said.", nameof(GroundingFailure.Quotation))]
    public void The_check_that_fails_is_named(string sentence, string failure) => GroundingFloor.Failure(sentence, [Jane]).ToString().ShouldBe(failure);

    [Theory]
    [InlineData("It is not true that the bridge over the sound is closed. Rain fell.", "The bridge over the sound is closed.", nameof(GroundingFailure.Contrary))]
    [InlineData("The ferry did not sail on Monday because of the storm.", "The ferry did sail on Monday because of the storm.", nameof(GroundingFailure.Contrary))]
    [InlineData("The ferry opened a new line to Holm in spring.", "The ferry closed a new line to Holm in spring.", nameof(GroundingFailure.Contrary))]
    [InlineData("The ferry did not sail on Monday. It did sail on Monday evening, the keeper said.", "It did sail on Monday evening.", nameof(GroundingFailure.None))]
    public void What_says_the_contrary_carries_nothing(string post, string sentence, string failure) => GroundingFloor.Failure(sentence, [Evidence("Jane Roe", post, 20)]).ToString().ShouldBe(failure);

    [Fact]
    public void Nothing_stands_without_a_post() => GroundingFloor.IsSupported("China is winning.", []).ShouldBeFalse();

    [Theory]
    [InlineData(17, true)]
    [InlineData(1, false)]
    public void A_day_is_the_posts_own_or_written_out(int day, bool expected) => GroundingFloor.IsDated(new DateOnly(2026, 5, day), [Rohan]).ShouldBe(expected);

    [Fact]
    public void It_agrees_with_the_reference_check_on_true_and_altered_sentences()
    {
        var script = SharedMaterial.Path("briefings", "grounded.py");
        var rows = Claims().ToList();
        var reference = Reference(script, rows);
        reference.Count.ShouldBe(rows.Count);
        reference.ShouldContain(true);
        reference.ShouldContain(false);
        var compared = rows.Zip(reference, (row, expected) => (First: row, Second: expected, Failure: GroundingFloor.Failure(row.Text, [Evidence(row.Author, row.Post, row.Date)]))).ToList();
        // What the definition refuses we refuse; beyond it we refuse a sentence of one post beside another that says the contrary.
        var differ = compared.Where(pair => pair.Second != (pair.Failure is GroundingFailure.None) && pair.Failure is not GroundingFailure.Contrary).ToList();
        compared.Count(pair => pair.Second && pair.Failure is GroundingFailure.Contrary).ShouldBeLessThan(10);
        differ.Select(pair => $"{pair.Second}: {pair.First.Text} | {pair.First.Post}").ShouldBeEmpty();
    }

    /// <summary>Sentences beside their own post, beside another, with other figures, with another name.</summary>
    private static IEnumerable<(string Text, string Author, string Post, DateOnly Date)> Claims()
    {
        var random = new Random(7);
        foreach (var line in File.ReadLines(SharedMaterial.Path("briefings", "cases.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var posts = json.RootElement.GetProperty("posts").EnumerateArray()
                .Select(post => (Author: post.TryGetProperty("author", out var author) ? author.GetString()! : "", Text: post.GetProperty("text").GetString()!, Date: DateOnly.Parse(post.GetProperty("time").GetString()![..10], System.Globalization.CultureInfo.InvariantCulture)))
                .ToList();
            for (var i = 0; i < 25; i++)
            {
                var said = posts[random.Next(posts.Count)];
                var by = posts[random.Next(posts.Count)];
                var sentence = InformationMachine.Text.SentenceSplitter.Split(said.Text).First();
                yield return (sentence, said.Author, said.Text, said.Date);
                yield return (sentence, by.Author, by.Text, by.Date);
                yield return (sentence.Replace('1', '7').Replace("two", "nine", StringComparison.Ordinal), said.Author, said.Text, said.Date);
                yield return (sentence + " Sundar Pichai said.", said.Author, said.Text, said.Date);
            }
        }
    }

    private static List<bool> Reference(string script, List<(string Text, string Author, string Post, DateOnly Date)> rows)
    {
        using var folder = new TemporaryFolder();
        var briefing = new
        {
            sections = new { what = rows.Select((row, i) => new { text = row.Text, citations = new[] { i + 1 } }) },
            sources = rows.Select((_, i) => new { n = i + 1, post = $"p{i}" }),
        };
        File.WriteAllText(folder.File("briefing.json"), JsonSerializer.Serialize(briefing));
        File.WriteAllText(folder.File("posts.json"), JsonSerializer.Serialize(rows.Select((row, i) => new { id = $"p{i}", author = row.Author, date = row.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text = row.Post })));
        using var document = JsonDocument.Parse(ReferenceCheck.Run(script, folder.File("briefing.json"), folder.File("posts.json"), "--json"));
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("supported").GetBoolean())];
    }

    private static CitedPost Evidence(string author, string text, int day) => Evidence(author, text, new DateOnly(2026, 5, day));

    private static CitedPost Evidence(string author, string text, DateOnly day) =>
        new(Some.Post(1, text, author) with { PublishedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) });
}
