using System.Xml.Linq;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Pictures that Media RSS adds to an item, with their descriptions. One per document; not thread-safe.</summary>
internal sealed class MediaPictures(FeedElements elements)
{
    /// <summary>Those that are described, in order.</summary>
    public IEnumerable<PostPicture> Pictures(XElement item)
    {
        var groups = elements.Children(item, Vocabulary.Media, "group").Prepend(item);
        return groups.SelectMany(group => elements.Children(group, Vocabulary.Media, "content")).Where(IsPicture).Take(PictureText.MaximumPictures)
            .Select(content => PictureText.Read(elements.Child(content, Vocabulary.Media, "description")?.Value, WebAddress.Resolve(elements.BaseOf(content), FeedElements.Attribute(content, "url")))).OfType<PostPicture>();
    }

    private static bool IsPicture(XElement content) =>
        FeedElements.Attribute(content, "medium") is "image" || FeedElements.Attribute(content, "type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
