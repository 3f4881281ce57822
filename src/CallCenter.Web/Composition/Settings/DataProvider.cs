namespace CallCenter.Web.Composition.Settings;

/// <summary>Where durable data live.</summary>
public enum DataProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
