using System.Linq.Expressions;

namespace Persistence.Lists;

/// <summary>Puts an expression in the place of a lambda's parameter.</summary>
internal sealed class Replacement : ExpressionVisitor
{
    private readonly ParameterExpression _from;
    private readonly Expression _to;

    private Replacement(ParameterExpression from, Expression to)
    {
        _from = from;
        _to = to;
    }

    public static Expression In(Expression body, ParameterExpression from, Expression to) => new Replacement(from, to).Visit(body);

    protected override Expression VisitParameter(ParameterExpression node) => node == _from ? _to : node;
}
