using System.CommandLine;
using System.Text;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Cli;

/// <summary>The verbs of <c>users</c>: who may use the desk, and which programs its API. A running machine notices at once.</summary>
internal static class UsersCommand
{
    private static readonly Option<Role> RoleOption = new("--role")
    {
        Description = "reader sees everything, editor decides about threads, operator changes feeds and sees settings.",
        DefaultValueFactory = _ => Role.Editor,
        HelpName = "ROLE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Enum.TryParse<Role>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(text[0])) return role;
            result.AddError($"'{text}' is no role; the roles are {string.Join(", ", Enum.GetValues<Role>().Select(Word))}.");
            return default;
        },
    };

    public static Command Create() => new("users", "Set up who may use the desk and its API.") { List(), Add(), Remove(), Key(), Revoke() };

    private static Command List()
    {
        var command = new Command("list", "Accounts and keys with their roles.");
        command.SetAction(parse =>
        {
            var paths = GlobalOptions.Paths(parse);
            var rows = Accounts(paths).All.Select(account => (Kind: "account", account.Name, account.Role)).Concat(Keys(paths).All.Select(key => (Kind: "key", key.Name, key.Role))).ToList();
            if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(rows.Select(row => new { row.Kind, row.Name, row.Role }));
            else Table.Print(["kind", "name", "role"], rows.Select(row => (IReadOnlyList<string>)[row.Kind, row.Name, Word(row.Role)]));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var name = Name();
        var command = new Command("add", "Add an account, or give a known one a new password and role; the password is read from standard input.") { name, RoleOption };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var password = Password();
            await Accounts(GlobalOptions.Paths(parse)).PutAsync(parse.GetValue(name)!, parse.GetValue(RoleOption), password, cancellationToken);
            Console.Out.WriteLine($"{parse.GetValue(name)} may sign in as {Word(parse.GetValue(RoleOption))}; earlier sessions have ended.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Remove an account and end its sessions.") { name };
        command.SetAction(async (parse, cancellationToken) =>
        {
            if (!await Accounts(GlobalOptions.Paths(parse)).RemoveAsync(parse.GetValue(name)!, cancellationToken)) throw new RefusedException(ExitCode.Failed, $"There is no account '{parse.GetValue(name)}'; see `users list`.");
            Console.Out.WriteLine($"{parse.GetValue(name)} may no longer sign in.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Key()
    {
        var name = Name();
        var command = new Command("key", "Make a key for a program that uses the API; it is printed once and never stored.") { name, RoleOption };
        command.SetAction(async (parse, cancellationToken) =>
        {
            Console.Out.WriteLine(await Keys(GlobalOptions.Paths(parse)).CreateAsync(parse.GetValue(name)!, parse.GetValue(RoleOption), cancellationToken));
            Console.Error.WriteLine($"Send it as 'Authorization: Bearer …'. Anyone who holds it acts as {parse.GetValue(name)} ({Word(parse.GetValue(RoleOption))}).");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var name = Name();
        var command = new Command("revoke", "End a program's key.") { name };
        command.SetAction(async (parse, cancellationToken) =>
        {
            if (!await Keys(GlobalOptions.Paths(parse)).RemoveAsync(parse.GetValue(name)!, cancellationToken)) throw new RefusedException(ExitCode.Failed, $"There is no key '{parse.GetValue(name)}'; see `users list`.");
            Console.Out.WriteLine($"The key of {parse.GetValue(name)} no longer opens anything.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "The name, which also stands in the decisions made under it." };

    private static AccountFile Accounts(MachinePaths paths) => new(KeptDocuments.Of(paths), TimeProvider.System);

    private static ApiKeyFile Keys(MachinePaths paths) => new(KeptDocuments.Of(paths), TimeProvider.System);

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>One line of standard input; typed unseen on a terminal. Never an argument: those stand in process lists and histories.</summary>
    private static string Password()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        Console.Error.Write($"Password (at least {AccountFile.MinimumPassword} characters): ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
