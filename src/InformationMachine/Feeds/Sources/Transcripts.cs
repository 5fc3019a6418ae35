using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>Fetches what is said in new episodes, where their feed names transcripts and its operator wants them. Thread-safe.</summary>
internal sealed partial class Transcripts(FeedFetcher fetcher)
{
    /// <summary>The most transcripts of one reading: the first reading of a long feed takes those of its newest episodes.</summary>
    public const int MaximumPerReading = 3;

    private const string Accepted = "text/plain, text/vtt, application/x-subrip, application/srt, text/html;q=0.5, application/json;q=0.4, */*;q=0.1";

    /// <summary>The reading with the transcripts of what is new in it; one that cannot be had is a problem, and nothing more.</summary>
    public async Task<SourceReading> AddAsync(SourceReading reading, FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (!feed.Transcripts || reading.Feed is not { } document) return reading;
        var since = state?.LastSuccessAt ?? DateTimeOffset.MinValue;
        var wanted = document.Items.Where(item => !item.Transcripts.IsEmpty && item.Published > since).OrderByDescending(item => item.Published).Take(MaximumPerReading).ToList();
        var (items, problems) = (document.Items, reading.Problems);
        foreach (var item in wanted)
        {
            var (text, problem) = await ReadAsync(feed, new Uri(item.Transcripts[0]), cancellationToken);
            if (text is not null) items = items.Replace(item, item with { Transcript = text });
            else problems = problems.Add($"The transcript of '{item.Title ?? item.Id}' could not be read: {problem}.");
        }

        return reading with { Feed = document with { Items = items }, Problems = problems };
    }

    private async Task<(string? Text, string? Problem)> ReadAsync(FeedConfig feed, Uri url, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = url, AllowPrivateNetwork = feed.AllowPrivateNetwork, Accept = Accepted }, cancellationToken);
        if (outcome.Failure != FeedFailure.None) return (null, outcome.Error);
        var text = DocumentDecoder.Decode(outcome.Body.Span, outcome.ContentType);
        return Words(text, cancellationToken) is { Length: > 0 } words ? (words, null) : (null, "it holds no words");
    }

    /// <summary>The words of a transcript in any of its forms; captions become paragraphs, one a speaker where speakers are named.</summary>
    public static string Words(string text, CancellationToken cancellationToken = default)
    {
        text = text.Trim('\uFEFF', ' ', '\r', '\n');
        if (text.StartsWith('{')) return Segments(text);
        if (text.StartsWith("WEBVTT", StringComparison.Ordinal) || Timing().IsMatch(text)) return Captions(text);
        return text.StartsWith('<') ? HtmlCleaner.Text(text, ParsingBudget.For(text.Length, cancellationToken)) : PlainText.Tidy(text);
    }

    private static string Captions(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var spoken = lines.Select((line, i) => (Line: line.Trim(), Before: i > 0 ? lines[i - 1].Trim() : "", After: i + 1 < lines.Length ? lines[i + 1] : ""))
            // Numbers and names of captions stand above their times.
            .Where(line => line.Line.Length > 0 && !Timing().IsMatch(line.Line) && !Timing().IsMatch(line.After) && !Header().IsMatch(line.Line))
            .Select(line => line.Line);
        var (words, speaker) = (new System.Text.StringBuilder(), "");
        foreach (var line in spoken)
        {
            if (Voice().Match(line) is { Success: true } voice && voice.Groups[1].Value is var now && now != speaker) words.Append('\n').Append(HtmlCleaner.Line(speaker = now)).Append(": ");
            words.Append(HtmlCleaner.Text(Voice().Replace(line, ""))).Append(' ');
        }

        return PlainText.Tidy(words.ToString());
    }

    /// <summary>Podcast 2.0's JSON: <c>{"segments":[{"speaker","body"}]}</c>.</summary>
    private static string Segments(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            string? speaker = null;
            var words = new System.Text.StringBuilder();
            foreach (var segment in json.RootElement.List("segments"))
            {
                if (segment.Text("speaker") is { } now && now != speaker) words.Append('\n').Append(speaker = now).Append(": ");
                words.Append(segment.Text("body")).Append(' ');
            }

            return PlainText.Tidy(words.ToString());
        }
        catch (JsonException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{1,3}\s*-->", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Timing();

    [GeneratedRegex("^(?:WEBVTT|NOTE|STYLE|REGION|Kind:|Language:)", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex("<v(?:\\.[^ >]*)? ([^>]{1,80})>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();
}
