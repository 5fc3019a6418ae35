using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Sections;
using InformationMachine.Cli;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>The figures of <c>brief --cases</c> that a change must not lose. The reference scorer prints the same to the last digit it shows.</summary>
public sealed class BriefingFiguresTests
{
    [Theory]
    [InlineData("opinions", 39.5, 16, 30)]
    [InlineData("events", 43, 18.5, 27)]
    [InlineData("news", 34.5, 13, 22.5)]
    public void What_reaches_its_figures(string set, double one, double two, double longest)
    {
        var scores = Briefings(set).Select(item => Rouge.Score(What(item.Briefing, item.Case.Words), References(item.Json.GetProperty("refs")))).ToList();
        scores.Average(score => score.One).ShouldBeGreaterThanOrEqualTo(one);
        scores.Average(score => score.Two).ShouldBeGreaterThanOrEqualTo(two);
        scores.Average(score => score.Longest).ShouldBeGreaterThanOrEqualTo(longest);
    }

    [Fact]
    public void Titles_reach_their_figure() => Briefings("news")
        .Average(item => Rouge.Score(Rouge.Words(item.Briefing.Title), [Rouge.Words(item.Json.GetProperty("title_ref").GetString()!)]).One).ShouldBeGreaterThanOrEqualTo(54);

    private static IEnumerable<(BriefCase Case, JsonElement Json, Briefing Briefing)> Briefings(string set)
    {
        var path = SharedMaterial.Path("briefings", "cases.jsonl");
        foreach (var (line, text) in BriefCase.Lines(path).Select(line => BriefCase.Parse(line.Line, line.Where)).Zip(File.ReadLines(path)))
        {
            if (!line.Id.StartsWith(set + "/", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(text);
            yield return (line, json.RootElement.Clone(), Write(line));
        }
    }

    private static Briefing Write(BriefCase line) => new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = [.. line.Posts.OrderBy(post => post.PublishedAt)],
        Now = Some.Time,
        Reason = new BriefingReason(line.Posts.Length, 0, 0),
        WhatWords = line.Words,
    })!;

    /// <summary>What is longer than the case allows is not read.</summary>
    private static IReadOnlyList<string> What(Briefing briefing, int words) =>
        [.. Rouge.Words(string.Join(' ', briefing.Sections.What.Select(sentence => sentence.Text))).Take((int)(words * 1.15) + 1)];

    private static IEnumerable<IReadOnlyList<string>> References(JsonElement references) => references.EnumerateArray().Select(reference => Rouge.Words(reference.GetString()!));
}
