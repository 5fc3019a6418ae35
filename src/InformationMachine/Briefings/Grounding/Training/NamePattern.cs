using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Where names stand that can be spoiled: capitals behind a small letter or a comma, never where a sentence begins.</summary>
internal static partial class NamePattern
{
    /// <summary>A name; days and months are none.</summary>
    [GeneratedRegex(@"(?<=[a-z0-9,] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|I\b|(?:My|Very|Would|There|Also|Great|Perfect|The|This|That|It)\b)[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*", RegexOptions.CultureInvariant)]
    public static partial Regex Run();

    /// <summary>A name that opens the sentence before a word in small letters.</summary>
    [GeneratedRegex(@"^(?!The |A |An |In |On |At |It |He |She |They |We |This |That |These |Those |But |And |After |Before |When |While |As |If |For |With |From |There |Also |My |Our |His |Her |Its |Their |You |Your |No |Not |Some |Many |Most |All |More |Two |Three |One |Men |Women |People |Would |Very |Amid |Perfect |Great |Good |Excellent )[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*(?= [a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex Opening();
}
