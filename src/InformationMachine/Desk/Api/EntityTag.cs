using Microsoft.Net.Http.Headers;

namespace InformationMachine.Desk.Api;

/// <summary>Conditional requests: who has it already is told so.</summary>
internal static class EntityTag
{
    /// <summary>Names the state of what is asked for; true where the asker has it, who then gets 304 and nothing more.</summary>
    public static bool IsKnown(HttpContext context, string state)
    {
        var tag = new EntityTagHeaderValue($"\"{state}\"");
        context.Response.Headers.ETag = tag.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false));
    }
}
