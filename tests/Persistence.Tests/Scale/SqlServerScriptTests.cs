using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Persistence.Queries;
using Persistence.SqlServer;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>No SQL Server runs here; its own grammar reads what would be sent to it.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public void Scripts_FromEmpty_AreTransactSql()
    {
        using var db = Open();
        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
            Parse(db.GetService<IMigrator>().GenerateScript(options: options)).ShouldBeGreaterThan(100);
        Parse(db.Database.GenerateCreateScript()).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Scripts_FromEachEarlierVersion_AreTransactSql()
    {
        using var db = Open();
        var names = db.Database.GetMigrations().ToList();
        names.Count.ShouldBeGreaterThan(1);
        foreach (var (from, to) in names.Zip(names.Skip(1)))
            Parse(db.GetService<IMigrator>().GenerateScript(from, to)).ShouldBeGreaterThan(0, to);
    }

    [Fact]
    public void Statements_OfTheScreenPop_AreTransactSql()
    {
        var sql = new PopSql(SqlServerStore.ForConnection("Server=none").Dialect);
        foreach (var statement in typeof(PopSql).GetProperties().Where(p => p.PropertyType == typeof(string)))
            Parse("SET QUOTED_IDENTIFIER ON;\n" + (string)statement.GetValue(sql)!).ShouldBe(2, statement.Name);
    }

    [Fact]
    public void Statement_OfACounter_IsTransactSql()
    {
        using var db = Open();
        Parse("SET QUOTED_IDENTIFIER ON;\n" + Persistence.Administration.NumberSequences.TakeSql(db.Database.ProviderName)).ShouldBe(2);
    }

    [Fact]
    public void AScriptWithAFault_IsFound() => Should.Throw<ShouldAssertException>(() => Parse("CREATE TABEL [X] ([Id] int)"));

    private static int Parse(string script)
    {
        var tree = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var faults);
        faults.Select(f => $"{f.Line}: {f.Message}").ShouldBeEmpty();
        return ((TSqlScript)tree).Batches.Sum(b => b.Statements.Count);
    }

    private static AppDb Open()
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqlServerStore("Server=none");
        return new AppDb(options.Options);
    }
}
