using System.Collections.Immutable;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Importance;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Feeds;

namespace InformationMachine.Briefings;

/// <summary>Threads to briefings, and briefings to pages.</summary>
internal static class BriefingServices
{
    /// <summary>Needs the store, <see cref="BriefingOptions"/>, <see cref="SiteOptions"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddBriefings(this IServiceCollection services, string site) => services
        .AddSingleton<SentenceCounts>()
        .AddSingleton<Versions.PublishNow>()
        .AddSingleton<BriefingRound>()
        .AddAbstractive()
        .AddSingleton(provider => CreateRenderRound(provider.GetRequiredService<IMachineReader>(), provider.GetRequiredService<BriefingOptions>(), provider.GetRequiredService<SiteOptions>(), site, provider.GetRequiredService<ILogger<RenderRound>>(), provider.GetService<FeedList>()));

    public static RenderRound CreateRenderRound(IMachineReader reader, BriefingOptions options, SiteOptions presentation, string site, ILogger<RenderRound> logger, FeedList? feeds = null) =>
        new(reader, options.PublishApprovedOnly, presentation, site, new JsonRenderer((page, json) => BriefingJson.Write(page.Briefing, json, isDoubted: page.IsDoubted, wording: page.Wording)), logger)
        {
            Standings = AuthorStandings.Parse(options.Standing),
            Tags = briefing => feeds is null ? [] : Tags(reader, feeds, briefing),
        };

    private static ImmutableArray<string> Tags(IMachineReader reader, FeedList feeds, Briefing briefing)
    {
        var tagged = feeds.Feeds.Where(feed => !feed.Tags.IsEmpty).ToDictionary(feed => feed.Id, feed => feed.Tags);
        if (tagged.Count == 0) return [];
        var from = reader.Posts([.. briefing.Sources.Select(source => source.Post)]).Select(post => post.Feed).Distinct();
        return [.. from.SelectMany(feed => tagged.GetValueOrDefault(feed, [])).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Take(8)];
    }
}
