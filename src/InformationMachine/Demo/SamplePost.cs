using System.Collections.Immutable;

namespace InformationMachine.Demo;

/// <summary>A post of a sample feed, with the times at which the feed shows and changes it.</summary>
internal sealed record SamplePost
{
    public required string Id { get; init; }

    /// <summary>The publication date that the feed states.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From when the feed carries it, where that is later than its date says.</summary>
    public DateTimeOffset? Arrives { get; init; }

    public string? Title { get; init; }

    /// <summary>Plain text, paragraphs apart by an empty line; either this or <see cref="Html"/> is given.</summary>
    public string? Text { get; init; }

    public string? Html { get; init; }

    /// <summary>Who wrote it, where that is not the feed's author.</summary>
    public string? Author { get; init; }

    public required Uri Url { get; init; }

    /// <summary>Later forms, in order of time.</summary>
    public ImmutableArray<SampleEdit> Edits { get; init; } = [];

    /// <summary>The form the feed carries at a time, with the time of its last edit; null where it has not come yet.</summary>
    public (SamplePost Post, DateTimeOffset? Edited)? AsOf(DateTimeOffset now)
    {
        if ((Arrives ?? At) > now) return null;
        var edit = Edits.LastOrDefault(edit => edit.At <= now);
        return edit is null ? (this, null) : (this with { Title = edit.Title, Text = edit.Text, Html = edit.Html }, edit.At);
    }
}
