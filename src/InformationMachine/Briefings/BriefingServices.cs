using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Store;

namespace InformationMachine.Briefings;

/// <summary>Threads to briefings, and briefings to pages.</summary>
internal static class BriefingServices
{
    /// <summary>Needs the store, <see cref="BriefingOptions"/>, <see cref="SiteOptions"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddBriefings(this IServiceCollection services, string site) => services
        .AddSingleton<SentenceCounts>()
        .AddSingleton<Versions.PublishNow>()
        .AddSingleton<BriefingRound>()
        .AddSingleton(provider => CreateRenderRound(provider.GetRequiredService<IMachineReader>(), provider.GetRequiredService<BriefingOptions>(), provider.GetRequiredService<SiteOptions>(), site, provider.GetRequiredService<ILogger<RenderRound>>()));

    public static RenderRound CreateRenderRound(IMachineReader reader, BriefingOptions options, SiteOptions presentation, string site, ILogger<RenderRound> logger) =>
        new(reader, options.PublishApprovedOnly, presentation, site, new JsonRenderer((page, json) => BriefingJson.Write(page.Briefing, json, isDoubted: page.IsDoubted)), logger);
}
