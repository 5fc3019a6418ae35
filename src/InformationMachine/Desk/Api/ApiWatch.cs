using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk.Api;

/// <summary>A watch or mute.</summary>
internal sealed record ApiWatch(int Id, string Owner, string Name, bool Mute, IReadOnlyList<string> Words, IReadOnlyList<string> Authors, IReadOnlyList<string> Feeds, IReadOnlyList<string> Tags, int? Thread, IReadOnlyList<string> Like, IReadOnlyList<string> When, int Sources, double Importance, IReadOnlyList<string> Tell, DateTimeOffset Created)
{
    public static ApiWatch Of(Watch watch) => new(
        watch.Id, watch.Owner, watch.Name, watch.IsMute, watch.Words, watch.Authors, watch.Feeds, watch.Tags, watch.Thread?.Value, [.. watch.Like.Select(term => term.TrimStart('^'))],
        [.. WatchBook.Names(watch.Events)], watch.MinimumSources, watch.MinimumImportance, watch.Receivers, watch.CreatedAt);
}
