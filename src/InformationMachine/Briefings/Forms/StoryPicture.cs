using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Forms;

/// <summary>The picture at the head of a story's page.</summary>
/// <param name="Picture">The picture; its address is https.</param>
/// <param name="Source">The source that it belongs to.</param>
internal sealed record StoryPicture(LeadPicture Picture, BriefingSource Source)
{
    /// <summary>How many of the newest sources are asked for one.</summary>
    private const int MostAsked = 20;

    /// <summary>Where it is kept, as a content policy names it.</summary>
    public string Origin => new UriBuilder(Picture.Url) is var uri && uri.Uri.IsDefaultPort ? $"https://{uri.Uri.IdnHost}" : $"https://{uri.Uri.IdnHost}:{uri.Port}";

    /// <summary>That of the newest source with one. A picture without transport security is left out: browsers refuse it on a secure page.</summary>
    /// <param name="briefing">The version.</param>
    /// <param name="find">A post by its identity; null where it is gone.</param>
    public static StoryPicture? Of(Briefing briefing, Func<PostId, Post?> find) =>
        briefing.Sources.OrderByDescending(source => source.PublishedAt).ThenByDescending(source => source.Number).Take(MostAsked)
            .Select(source => find(source.Post)?.LeadPicture is { } lead && IsSecure(lead.Url) ? new StoryPicture(lead, source) : null)
            .FirstOrDefault(picture => picture is not null);

    private static bool IsSecure(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
