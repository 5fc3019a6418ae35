using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Briefings;

/// <summary>How the rendered site presents itself. Section <c>Site</c> of <c>machine.json</c>.</summary>
internal sealed class SiteOptions
{
    [Description("The name of the site: in the masthead, in the titles of pages and feeds, and in the subject of the daily digest.")]
    [MinLength(1)]
    public string Title { get; init; } = "The Information Machine";

    [Description("Where the site is published, such as https://news.example.org/; makes the links in Atom feeds and e-mails absolute. Empty: feeds have relative links, e-mails none.")]
    [RegularExpression("^https?://[^\\s?#]+$", ErrorMessage = "an absolute http or https address without query, or nothing")]
    public string BaseUrl { get; init; } = "";

    [Description("True shows the picture at the head of a story's newest source on the story's page. Readers' browsers then ask the publisher's server for it; without it no page asks anything of anybody else.")]
    public bool LeadPictures { get; init; }

    [Description("The sender of the daily digest, such as Stories <stories@example.org>.")]
    [RegularExpression("^[^\\r\\n]*[^\\s@]@[^\\s@][^\\r\\n]*$", ErrorMessage = "an e-mail address")]
    public string MailFrom { get; init; } = "information-machine@localhost";

    [Description("Who receives the daily digest, addresses separated by commas.")]
    [RegularExpression("^[^\\r\\n]*[^\\s@]@[^\\s@][^\\r\\n]*$", ErrorMessage = "an e-mail address")]
    public string MailTo { get; init; } = "readers@localhost";

    /// <summary>The same with other receivers.</summary>
    public SiteOptions To(string receivers) => new() { Title = Title, BaseUrl = BaseUrl, LeadPictures = LeadPictures, MailFrom = MailFrom, MailTo = receivers };

    /// <summary>The absolute address of a file of the site; null where <see cref="BaseUrl"/> is empty.</summary>
    public string? Absolute(string file) => BaseUrl.Length == 0 ? null : BaseUrl.TrimEnd('/') + "/" + file;
}
