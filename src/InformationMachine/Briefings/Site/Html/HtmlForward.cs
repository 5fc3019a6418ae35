using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Threads;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Html;

/// <summary>The page that stands where a thread's page stood before it was merged: it leads to the thread that tells the story now.</summary>
internal sealed class HtmlForward(HtmlFrame frame)
{
    /// <summary>The page; it lies in <c>threads/</c>.</summary>
    /// <param name="from">The merged thread.</param>
    /// <param name="into">The survivor; null leads to the front page.</param>
    /// <param name="phrases">The words of the merged thread.</param>
    public string Page(StoryThread from, ThreadId? into, PhraseBook phrases)
    {
        var target = into is { } id ? $"{id}.html" : "../index.html";
        var title = PlainLine.Of(from.Title);
        var main = Markup.Of($"""
            <h1 dir="auto">{title}</h1>
            <p>{phrases.Pages.MovedTold} <a href="{target}">{phrases.Pages.MovedReadOn}</a> · <a href="{from.Id.Value}/history.html">{phrases.Pages.MovedWritten}</a></p>

            """);
        var head = Markup.Of($"""
            <meta http-equiv="refresh" content="0; url={target}">
            <link rel="canonical" href="{target}">

            """);
        return frame.Page(title, "../", main, new PageLook(Head: head, Phrases: phrases));
    }
}
