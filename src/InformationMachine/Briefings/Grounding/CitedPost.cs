using System.Globalization;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding;

/// <summary>What one cited post can carry, prepared once for many checks.</summary>
internal sealed class CitedPost
{
    private readonly string?[] _said;

    public CitedPost(Post post)
        : this(string.Join(' ', post.Author, post.Handle, post.Title, post.Text, post.Quoted?.Text, post.LinkTitle, Day(post)), DateOnly.FromDateTime(post.PublishedAt.UtcDateTime), post.Title, post.Text, post.Quoted?.Text)
    {
    }

    public CitedPost(string text, DateOnly published)
        : this(text, published, text)
    {
    }

    /// <summary>A text of which it is not known when it was published.</summary>
    public CitedPost(string text)
        : this(text, default, text) => Numbers = NumberMention.In(text);

    private CitedPost(string text, DateOnly published, params string?[] said)
    {
        _said = said;
        Text = text;
        Flat = GroundingText.Flat(text);
        Folded = GroundingText.Fold(text).ToLowerInvariant();
        Content = [.. GroundingText.Content(text)];
        Published = published;
        Numbers = NumberMention.In(text);
        foreach (var part in new[] { published.Year, published.Month, published.Day }) Numbers.Add(new NumberMention(part, false, -1, 0));
    }

    public string Text { get; }

    public string Flat { get; }

    public string Folded { get; }

    public HashSet<string> Content { get; }

    public List<NumberMention> Numbers { get; }

    public DateOnly Published { get; }

    /// <summary>Its sentences, read when they are first asked for.</summary>
    public IReadOnlyList<(string Text, string Flat, HashSet<string> Content)> Sentences => field ??=
        [.. _said.OfType<string>().SelectMany(text => Passages.Sentences(Trimmer.Text(text))).Select(sentence => (sentence.Text, GroundingText.Flat(sentence.Text), GroundingText.Content(sentence.Text).ToHashSet(StringComparer.Ordinal)))];

    private static string Day(Post post) => post.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
