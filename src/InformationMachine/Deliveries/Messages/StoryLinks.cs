using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Data.Deliveries;

namespace InformationMachine.Deliveries.Messages;

/// <summary>Where a reader of a message goes on; nothing where the site has no address of its own.</summary>
internal sealed class StoryLinks(SiteOptions site)
{
    /// <summary>What the site is called.</summary>
    public string Name => site.Title;

    /// <summary>The host in ids of messages.</summary>
    public string Host => Uri.TryCreate(site.BaseUrl, UriKind.Absolute, out var url) ? url.IdnHost : "information-machine.localhost";

    /// <summary>The story's page.</summary>
    public string? Page(DeliveredStory story) => site.Absolute(string.Create(CultureInfo.InvariantCulture, $"threads/{story.Thread.Value}.html"));

    /// <summary>What has changed since the version told before; null where there was none.</summary>
    public string? Diff(DeliveredStory story) => story.Since == 0 ? null
        : site.Absolute(string.Create(CultureInfo.InvariantCulture, $"threads/{story.Thread.Value}/compare.html#{story.Since}-{story.Version}"));
}
