using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InformationMachine.Mutations;

/// <summary>
/// Rewrites a file so that it holds all its mutants at once, each behind its number: <c>a &lt; b</c> becomes
/// <c>(Mutant.Is(7) ? a &lt;= b : a &lt; b)</c>. One build then serves all of them. The altered branch holds no further mutants: only one is
/// tried at a time, and a long chain of conditions would double with every link. Expressions that declare variables are left alone, since
/// both branches would declare them. Not thread-safe.
/// </summary>
/// <param name="mutants">Takes each mutant; its place in the list is its number.</param>
/// <param name="file">The file's name for the report.</param>
internal sealed class Mutator(List<Mutation> mutants, string file) : CSharpSyntaxRewriter
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> Opposite = new()
    {
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.EqualsExpression,
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.LogicalOrExpression,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.LogicalAndExpression,
    };

    private static readonly Dictionary<SyntaxKind, string> Signs = new()
    {
        [SyntaxKind.LessThanOrEqualExpression] = "<=",
        [SyntaxKind.LessThanExpression] = "<",
        [SyntaxKind.GreaterThanOrEqualExpression] = ">=",
        [SyntaxKind.GreaterThanExpression] = ">",
        [SyntaxKind.NotEqualsExpression] = "!=",
        [SyntaxKind.EqualsExpression] = "==",
        [SyntaxKind.LogicalOrExpression] = "||",
        [SyntaxKind.LogicalAndExpression] = "&&",
    };

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!Opposite.TryGetValue(node.Kind(), out var other) || !IsMutable(node)) return visited;
        return Either(node, $"{node.Left.ToFullString()} {Signs[other]} {node.Right.ToFullString()}", visited, $"{node.OperatorToken.Text} -> {Signs[other]}");
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.IsKind(SyntaxKind.LogicalNotExpression) && IsMutable(node) ? Either(node, node.Operand.ToFullString(), visited, "! -> nothing") : visited;
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        if (node.Expression is not InvocationExpressionSyntax || !IsMutable(node) || node.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.RefKindKeyword.Text.Length > 0)) return visited;
        var number = Add(node, "call removed");
        return SyntaxFactory.ParseStatement($"{{ if (!global::Mutant.Is({number})) {visited.WithoutTrivia().ToFullString()} }}").WithTriviaFrom(visited);
    }

    /// <summary>Constants and attributes are read by the compiler.</summary>
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    private static bool IsMutable(SyntaxNode node) => !node.DescendantNodesAndSelf().Any(inner => inner is DeclarationExpressionSyntax or SingleVariableDesignationSyntax or AwaitExpressionSyntax or StackAllocArrayCreationExpressionSyntax)
        && !node.Ancestors().Any(outer => outer is ConstantPatternSyntax or RelationalPatternSyntax or CaseSwitchLabelSyntax);

    private ParenthesizedExpressionSyntax Either(ExpressionSyntax node, string mutated, ExpressionSyntax original, string what)
    {
        var number = Add(node, what);
        return (ParenthesizedExpressionSyntax)SyntaxFactory.ParseExpression($"(global::Mutant.Is({number}) ? {mutated} : {original.WithoutTrivia().ToFullString()})").WithTriviaFrom(original);
    }

    private int Add(SyntaxNode node, string what)
    {
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        mutants.Add(new Mutation(mutants.Count, string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), what, text.Length > 120 ? text[..120] : text));
        return mutants.Count - 1;
    }
}
