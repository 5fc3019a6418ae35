using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The picture at the head of a story, with whose it is. Its server learns that somebody looks, not from which page.</summary>
internal static class HtmlPicture
{
    public static Markup Of(StoryPicture? picture)
    {
        if (picture is null) return Markup.Empty;
        var source = picture.Source;
        return Markup.Of($"""
            <figure class="lead"><img src="{picture.Picture.Url}" alt="{PlainLine.Of(picture.Picture.Alternative)}" loading="lazy" referrerpolicy="no-referrer"><figcaption dir="auto">{PlainLine.Of(source.Author)} <a href="#source-{source.Number}">[{source.Number}]</a></figcaption></figure>

            """);
    }
}
