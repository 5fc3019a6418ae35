using System.Diagnostics;
using System.Text;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class CompositionTests
{
    /// <summary>Marks of two classes in turn: sorting half a million of them took longer than anybody waited.</summary>
    [Theory]
    [InlineData("a", "\u0301\u0323")]
    [InlineData("\u05D0", "\u05B0\u0591")]
    [InlineData("x", "\U0001D165\u0323")]
    public void Endless_marks_behind_a_letter_are_cut(string letter, string marks)
    {
        var begun = Stopwatch.GetTimestamp();
        var endless = letter + string.Concat(Enumerable.Repeat(marks, 250_000)) + " z";
        PlainText.Tidy(endless).Length.ShouldBeLessThan(80);
        PlainText.Tidy(endless).ShouldEndWith(" z");
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("Cafe\u0301 in Ha\u0300 No\u0323\u0302i")]
    [InlineData("\u05D1\u05B0\u05BC\u05E8\u05B5\u05D0\u05E9\u05B4\u05C1\u05D9\u05EA")]
    [InlineData("\u0E17\u0E35\u0E48\u0E19\u0E35\u0E48")]
    [InlineData("\u0915\u094D\u0937\u0947\u0924\u094D\u0930")]
    [InlineData("plain")]
    public void What_people_write_is_composed_and_nothing_is_left_out(string text) => Composition.Compose(text).ShouldBe(text.Normalize(NormalizationForm.FormC));
}
