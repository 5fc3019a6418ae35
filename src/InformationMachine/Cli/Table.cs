using Spectre.Console;

namespace InformationMachine.Cli;

/// <summary>Rows for people: a table on a terminal, tab-separated lines otherwise, so that other programs can cut them.</summary>
internal static class Table
{
    public static void Print(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (Console.IsOutputRedirected)
        {
            Console.Out.WriteLine(string.Join('\t', headings));
            foreach (var row in rows) Console.Out.WriteLine(string.Join('\t', row.Select(cell => cell.Replace('\t', ' ').Replace('\n', ' '))));
            return;
        }

        var table = new Spectre.Console.Table { Border = TableBorder.Simple };
        foreach (var heading in headings) table.AddColumn(Markup.Escape(heading));
        foreach (var row in rows) table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
        AnsiConsole.Write(table);
    }
}
