using System.Collections.Immutable;
using System.Text.Json;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// What readers of a Bluesky post are warned of: labels its author gave it (<c>com.atproto.label.defs#selfLabels</c>) and those the
/// service did. Labels that begin with <c>!</c> steer programs and warn nobody. Pure.
/// </summary>
internal static class BlueskyLabels
{
    public static ImmutableArray<string> Of(JsonElement post) =>
    [
        .. (post.Object("record")?.Object("labels")?.List("values") ?? []).Concat(post.List("labels").Where(label => !label.Flag("neg")))
            .Select(label => label.Line("val")).OfType<string>().Where(value => value[0] != '!').Select(Words).Distinct(StringComparer.Ordinal),
    ];

    private static string Words(string value) => value switch
    {
        "porn" => "adult content",
        "sexual" => "sexually suggestive",
        _ => value.Replace('-', ' '),
    };
}
