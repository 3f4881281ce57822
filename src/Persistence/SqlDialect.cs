using System.Globalization;

namespace Persistence;

/// <summary>The few places where hand-written SQL differs between the providers. Identifiers are always in double quotes.</summary>
/// <param name="LimitFormat">What follows ORDER BY to take the first {0} rows.</param>
/// <param name="OpenSettings">Statements run on every fresh connection, or empty.</param>
public sealed record SqlDialect(string LimitFormat, string OpenSettings)
{
    /// <summary>SQLite and PostgreSQL.</summary>
    public const string LimitClause = "LIMIT {0}";

    /// <summary>SQL Server; needs an ORDER BY.</summary>
    public const string FetchClause = "OFFSET 0 ROWS FETCH NEXT {0} ROWS ONLY";

    public string Limit(int rows) => string.Format(CultureInfo.InvariantCulture, LimitFormat, rows);
}
