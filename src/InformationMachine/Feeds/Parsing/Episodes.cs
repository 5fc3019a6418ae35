using System.Collections.Immutable;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>What a document says of sound and film: whether an item is an episode, and where its transcripts are. One per document; not thread-safe.</summary>
internal sealed class Episodes(FeedElements elements)
{
    private const int MaximumTranscripts = 8;

    /// <summary>Forms by how well they read: those with less around the words first.</summary>
    private static readonly string[] Forms = ["text/plain", "text/vtt", "application/x-subrip", "application/srt", "text/srt", "text/html", "application/json"];

    /// <summary>Whether an item is an episode of a podcast or a video.</summary>
    public bool Is(XElement item) =>
        elements.Child(item, Vocabulary.ITunes, "duration") is not null
        || item.Elements().Any(child => child.Name.LocalName is "enclosure" or "link" && IsRecording(FeedElements.Attribute(child, "type")))
        || elements.Children(item, Vocabulary.Media, "group").Prepend(item).SelectMany(group => elements.Children(group, Vocabulary.Media, "content")).Any(content => FeedElements.Attribute(content, "medium") is "audio" or "video" || IsRecording(FeedElements.Attribute(content, "type")))
        || item.Elements().Any(child => child.Name.LocalName == "videoId");

    /// <summary>The addresses of an item's transcripts (<c>podcast:transcript</c>), the best form first.</summary>
    public ImmutableArray<string> Transcripts(XElement item) =>
    [
        .. item.Elements().Where(child => child.Name.LocalName.Equals("transcript", StringComparison.OrdinalIgnoreCase)).Take(MaximumTranscripts)
            .Select(child => (Address: WebAddress.Resolve(elements.BaseOf(child), FeedElements.Attribute(child, "url")), Form: Array.IndexOf(Forms, FeedElements.Attribute(child, "type")?.Split(';')[0].Trim().ToLowerInvariant())))
            .Where(transcript => transcript.Address is not null && transcript.Form >= 0).OrderBy(transcript => transcript.Form).Select(transcript => transcript.Address!),
    ];

    private static bool IsRecording(string? type) =>
        type is not null && (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || type.Equals("application/x-shockwave-flash", StringComparison.OrdinalIgnoreCase));
}
