using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>The page that stands where a thread's page stood before it was merged: it leads to the thread that tells the story now.</summary>
internal sealed class HtmlForward(HtmlFrame frame)
{
    /// <summary>The page; it lies in <c>threads/</c>.</summary>
    /// <param name="from">The merged thread.</param>
    /// <param name="into">The survivor; null leads to the front page.</param>
    public string Page(StoryThread from, ThreadId? into)
    {
        var target = into is { } id ? $"{id}.html" : "../index.html";
        var title = PlainLine.Of(from.Title);
        var main = Markup.Of($"""
            <h1 dir="auto">{title}</h1>
            <p>This story is now told as part of another. <a href="{target}">Read on there</a>, or look at <a href="{from.Id.Value}/history.html">what was written here</a>.</p>

            """);
        var head = Markup.Of($"""
            <meta http-equiv="refresh" content="0; url={target}">
            <link rel="canonical" href="{target}">

            """);
        return frame.Page(title, "../", main, new PageLook(Head: head));
    }
}
