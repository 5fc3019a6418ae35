using System.Globalization;
using System.Xml.Linq;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Pictures that Media RSS adds to an item, with their descriptions. One per document; not thread-safe.</summary>
internal sealed class MediaPictures(FeedElements elements)
{
    /// <summary>Those that are described, in order.</summary>
    public IEnumerable<PostPicture> Pictures(XElement item)
    {
        return Groups(item).SelectMany(group => elements.Children(group, Vocabulary.Media, "content")).Where(IsPicture).Take(PictureText.MaximumPictures)
            .Select(content => PictureText.Read(elements.Child(content, Vocabulary.Media, "description")?.Value, WebAddress.Resolve(elements.BaseOf(content), FeedElements.Attribute(content, "url")))).OfType<PostPicture>();
    }

    /// <summary>The picture that leads an item: the widest of its contents, else its thumbnail, else one enclosed.</summary>
    public LeadPicture? Lead(XElement item)
    {
        (LeadPicture? content, LeadPicture? thumbnail, LeadPicture? enclosed, var widest) = (null, null, null, -1);
        foreach (var element in item.Elements().SelectMany(WithGrouped))
        {
            if (elements.VocabularyOf(element) != Vocabulary.Media)
            {
                if (IsEnclosedPicture(element)) enclosed ??= Read(element, element.Name.LocalName == "link" ? "href" : "url");
            }
            else if (element.Name.LocalName == "thumbnail")
            {
                thumbnail ??= Read(element, "url");
            }
            else if (element.Name.LocalName == "content" && IsPicture(element) && Width(element) is var width && width > widest && Read(element, "url") is { } wider)
            {
                (content, widest) = (wider, width);
            }
        }

        return content ?? thumbnail ?? enclosed;
    }

    private IEnumerable<XElement> WithGrouped(XElement element) =>
        element.Name.LocalName == "group" && elements.VocabularyOf(element) == Vocabulary.Media ? element.Elements() : [element];

    private IEnumerable<XElement> Groups(XElement item) => elements.Children(item, Vocabulary.Media, "group").Prepend(item);

    private LeadPicture? Read(XElement picture, string attribute)
    {
        if (LeadPictures.IsMark(FeedElements.Attribute(picture, "width"))) return null;
        return LeadPictures.Read(WebAddress.Resolve(elements.BaseOf(picture), FeedElements.Attribute(picture, attribute)), elements.Child(picture, Vocabulary.Media, "description")?.Value);
    }

    private static int Width(XElement content) => int.TryParse(FeedElements.Attribute(content, "width"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var width) ? width : 0;

    private static bool IsEnclosedPicture(XElement element) =>
        (element.Name.LocalName == "enclosure" || (element.Name.LocalName == "link" && FeedElements.Attribute(element, "rel") == "enclosure"))
        && FeedElements.Attribute(element, "type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsPicture(XElement content) =>
        FeedElements.Attribute(content, "medium") is "image" || FeedElements.Attribute(content, "type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
