using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>completion</c>: a script that lets a shell complete verbs, options and names of feeds.</summary>
internal static class CompletionCommand
{
    private const string Name = "information-machine";

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var name = new Option<string>("--name") { Description = "What the program is called as.", HelpName = "NAME", DefaultValueFactory = _ => Name };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and < 60 } text || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) result.AddError("--name takes letters, digits, - and _.");
        });
        var command = new Command("completion", $"Print a script that completes verbs, options and feeds: `eval \"$({ProgramCommand.Line("completion bash")})\"` in a shell's start-up file.") { shell, name };
        command.SetAction(parse =>
        {
            Console.Out.Write(Script(parse.GetValue(shell)!, parse.GetValue(name)!));
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>The shell calls the program under a name of its own, and asks it what may follow.</summary>
    private static string Script(string shell, string name)
    {
        var program = ProgramCommand.Whole();
        var function = "_" + name.Replace('-', '_');
        return shell switch
        {
            "bash" => $$"""
                {{name}}() { {{program}} "$@"; }
                {{function}}() {
                  local line="${COMP_LINE#* }" IFS=$'\n'
                  COMPREPLY=( $(compgen -W "$({{program}} "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
                }
                complete -F {{function}} {{name}}

                """,
            "zsh" => $$"""
                {{name}}() { {{program}} "$@" }
                {{function}}() {
                  local line="${(j: :)words[2,CURRENT-1]} $PREFIX"
                  line="${line# }"
                  compadd -- ${(f)"$({{program}} "[suggest:${#line}]" "$line" 2>/dev/null)"}
                }
                (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -D }
                compdef {{function}} {{name}}

                """,
            _ => $$"""
                function {{name}}; {{program}} $argv; end
                complete -c {{name}} -f -a '(set -l line (string replace -r "^\S+ " "" -- (commandline -cp)); {{program}} "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)'

                """,
        };
    }
}
