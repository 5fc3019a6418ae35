using System.Collections.Immutable;
using InformationMachine.Briefings.Forms;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>An author's part in one story: what it was in each version in which it changed.</summary>
internal sealed record AuthorStory
{
    /// <summary>Beyond this the oldest changes are left to the thread's own history.</summary>
    private const int MostViews = 8;

    public required int Thread { get; init; }

    public required string Title { get; init; }

    public string? Language { get; init; }

    /// <summary>How many of its sources are the author's.</summary>
    public required int Posts { get; init; }

    /// <summary>The newest first; never empty.</summary>
    public required ImmutableArray<AuthorView> Views { get; init; }

    /// <summary>The part of everyone in a story's versions, by the name it is filed under; an author is named as last.</summary>
    public static IEnumerable<(string Name, string? Handle, AuthorStory Story)> Of(IReadOnlyList<Briefing> versions)
    {
        var views = versions.SelectMany(briefing => briefing.Sections.Perspectives.Select(view => (briefing, view)));
        foreach (var group in views.GroupBy(item => AuthorSlug.Of(item.view.Author), StringComparer.Ordinal))
        {
            var newest = versions[^1];
            var (name, handle) = (PlainLine.Of(group.Last().view.Author), group.Select(item => item.view.Handle).LastOrDefault(text => !string.IsNullOrEmpty(text)));
            yield return (name, handle, new AuthorStory
            {
                Thread = newest.Thread.Value,
                Title = PlainLine.Of(newest.Title),
                Language = newest.Language,
                Posts = newest.Sources.Count(source => AuthorSlug.Of(source.Author) == group.Key),
                Views = Changed(group.Select(item => new AuthorView(item.briefing.Version, item.briefing.WrittenAt, item.view.Stance, item.view.Evolution))),
            });
        }
    }

    /// <summary>Versions that repeat the one before say nothing new of the author.</summary>
    private static ImmutableArray<AuthorView> Changed(IEnumerable<AuthorView> views)
    {
        var changed = new List<AuthorView>();
        ImmutableArray<Sentence> stance = [];
        foreach (var view in views)
        {
            var isSame = changed.Count > 0 && view.Stance.AsSpan().SequenceEqual(stance.AsSpan());
            // What is new stands alone where the stance is the one that stands below.
            if (!isSame || Tells(view.Evolution)) changed.Add(isSame && !view.Evolution.Sentences.IsEmpty ? view with { Stance = [] } : view);
            stance = view.Stance;
        }

        changed.Reverse();
        return [.. changed.Take(MostViews)];
    }

    private static bool Tells(Evolution evolution) => evolution.Kind is not (EvolutionKind.FirstSeen or EvolutionKind.Consistent);
}
