using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Forms;

/// <summary>Reads a briefing in the reference's text form back into the nouns it was made from.</summary>
internal static partial class ReferenceBriefing
{
    public static Briefing Parse(string text)
    {
        var blocks = text.Split("\n\n");
        var at = DateTimeOffset.ParseExact(blocks[3].Split(" · ")[0], "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var view = Between(blocks, "Perspectives", "Tensions");
        return new Briefing
        {
            Thread = new ThreadId(1),
            Title = blocks[1].Replace(" · history", "", StringComparison.Ordinal),
            Version = int.Parse(blocks[2].Split(' ')[1], CultureInfo.InvariantCulture),
            WrittenAt = at,
            PostCount = int.Parse(blocks[3].Split(" · ")[1].Split(' ')[0], CultureInfo.InvariantCulture),
            Reason = new BriefingReason(3, 0, 0),
            Sections = new BriefingSections
            {
                What = Prose(Between(blocks, "What", "Why it matters")[0]),
                WhyItMatters = Prose(Between(blocks, "Why it matters", "Open questions")[0]),
                OpenQuestions = [.. Between(blocks, "Open questions", "Narrative").Select(block => new OpenQuestion(OpenQuestionKind.Asked, Bullet(block)))],
                Narrative = [.. Between(blocks, "Narrative", "Timeline").Select(Prose)],
                Timeline = [.. Between(blocks, "Timeline", "Perspectives")[0].Split('\n').Select(Entry)],
                Perspectives = [View(view)],
                Tensions = [.. Between(blocks, "Tensions", "Sources").Select(block => new Tension(TensionKind.Contradiction, [new TensionSide("", Bullet(block))]))],
            },
            Sources = [.. blocks[^1].Split('\n').Select(Source)],
        };
    }

    private static string[] Between(string[] blocks, string from, string to)
    {
        var start = Array.IndexOf(blocks, from) + 1;
        return blocks[start..Array.IndexOf(blocks, to, start)];
    }

    private static ImmutableArray<Sentence> Prose(string block)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var end = 0;
        foreach (Match match in Cited().Matches(block))
        {
            sentences.Add(new Sentence(match.Groups[1].Value.TrimStart() + match.Groups[3].Value, Numbers(match.Groups[2].Value)));
            end = match.Index + match.Length;
        }

        if (end < block.Length) sentences.Add(new Sentence(block[end..].TrimStart(), []));
        return sentences.ToImmutable();
    }

    private static Sentence Bullet(string line)
    {
        var match = Trailing().Match(line);
        return new Sentence(match.Groups[1].Value, Numbers(match.Groups[2].Value));
    }

    private static TimelineEntry Entry(string line)
    {
        var sentence = Bullet(line);
        return new TimelineEntry(DateOnly.ParseExact(sentence.Text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), sentence with { Text = sentence.Text[12..] });
    }

    private static Perspective View(string[] blocks)
    {
        var name = blocks[0].Split(" (");
        var evolution = new Evolution(EvolutionKind.Consistent, 3, new DateOnly(2026, 5, 17), [new Sentence(blocks[2]["Evolution: ".Length..], [])]);
        return new Perspective(name[0], name[1].TrimEnd(')'), Prose(blocks[1]), evolution);
    }

    private static BriefingSource Source(string line)
    {
        var match = SourceLine().Match(line);
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var cut = match.Groups[2].Value.EndsWith('…');
        return new BriefingSource
        {
            Number = number,
            Post = PostId.From(FeedId.Parse("x"), match.Groups[1].Value),
            Revision = 1,
            Author = match.Groups[3].Value,
            Feed = match.Groups[4].Value,
            PublishedAt = DateTimeOffset.Parse(match.Groups[5].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Text = cut ? match.Groups[2].Value[..^1] + "d more of the same post, which the list of sources leaves out" : match.Groups[2].Value,
        };
    }

    private static ImmutableArray<int> Numbers(string marks) => [.. Number().Matches(marks).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(.+?) ((?:\[\d+\])+)(\.?)")]
    private static partial Regex Cited();

    [GeneratedRegex(@"^  • (.+?) ((?:\[\d+\])+)$")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^  (\d+)\. \[\d+\] (.+) — (.+) (\w+) \(([\d-]+)\)$")]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
