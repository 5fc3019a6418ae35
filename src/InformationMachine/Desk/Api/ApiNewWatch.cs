using System.Collections.Immutable;
using System.ComponentModel;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk.Api;

/// <summary>A watch or mute to keep.</summary>
internal sealed record ApiNewWatch
{
    [Description("What it is called; made of its first filter where it is left away.")]
    public string? Name { get; init; }

    [Description("True to leave such stories out of all that you are told.")]
    public bool Mute { get; init; }

    [Description("Words and phrases, any of which the story must hold.")]
    public IReadOnlyList<string>? Words { get; init; }

    [Description("Authors or accounts, any of which must be among the story's.")]
    public IReadOnlyList<string>? Authors { get; init; }

    [Description("Names of feeds, any of which must have brought one of its posts.")]
    public IReadOnlyList<string>? Feeds { get; init; }

    [Description("Tags of such feeds.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("The story itself, by number.")]
    public int? Thread { get; init; }

    [Description("The story that others must be like, by number.")]
    public int? Like { get; init; }

    [Description("What must have happened: new, version, contradiction, figure. New and version where it is left away.")]
    public IReadOnlyList<string>? When { get; init; }

    [Description("At least so many independent sources.")]
    public int? Sources { get; init; }

    [Description("At least so important, 0 to 100.")]
    public double? Importance { get; init; }

    [Description("The receivers that are told.")]
    public IReadOnlyList<string>? Tell { get; init; }

    public WatchDraft Draft() => new()
    {
        Name = Name,
        IsMute = Mute,
        Words = List(Words),
        Authors = List(Authors),
        Feeds = List(Feeds),
        Tags = List(Tags),
        Thread = Thread,
        LikeThread = Like,
        Events = List(When),
        MinimumSources = Sources ?? 0,
        MinimumImportance = Importance ?? 0,
        Receivers = List(Tell),
    };

    public static ApiNewWatch Of(WatchDraft draft) => new()
    {
        Name = draft.Name,
        Mute = draft.IsMute,
        Words = draft.Words,
        Authors = draft.Authors,
        Feeds = draft.Feeds,
        Tags = draft.Tags,
        Thread = draft.Thread,
        Like = draft.LikeThread,
        When = draft.Events,
        Sources = draft.MinimumSources,
        Importance = draft.MinimumImportance,
        Tell = draft.Receivers,
    };

    private static ImmutableArray<string> List(IReadOnlyList<string>? entries) => entries is null ? [] : [.. entries.Where(entry => entry is not null)];
}
