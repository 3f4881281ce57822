using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Knowledge;
using KnowledgeBase.Articles;
using KnowledgeBase.Index;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Knowledge;
using Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

/// <summary>The knowledge components over a real store and a real index in a folder of their own.</summary>
internal sealed class KnowledgePages : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Sets the language of the test that makes it: not in an asynchronous method, whose language ends with it.</summary>
    public KnowledgePages(string culture)
    {
        Pages = new DeskPages(culture);
        Pages.Services.AddPersistence(SqliteStore.ForFile(_folder.File("store.db")));
        Pages.Services.AddSingleton(new AppSettings(new DataSettings(_folder.Path, DataProvider.Sqlite, ""), false, null!, null!, []));
        Pages.Services.AddKnowledge();
        Pages.ComponentFactories.AddStub<DeskBar>();
    }

    public DeskPages Pages { get; }

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async Task OpenAsync(params string[] seeds)
    {
        await Get<StoreMigrator>().MigrateAsync(Ct);
        await Get<IKnowledgeIndex>().SynchroniseAsync(Ct);
        foreach (var seed in SeedArticles.Load().Where(s => seeds.Contains(s.Number)))
            await PublishAsync(seed.Number, seed.Content);
    }

    public T Get<T>()
        where T : notnull => Pages.Services.GetRequiredService<T>();

    public static Task<AuthenticationState> Person(string name, string role) => Task.FromResult(new AuthenticationState(Principal(name, role)));

    public static ClaimsPrincipal Principal(string name, string role) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "test"));

    public async Task<Article> PublishAsync(string number, ArticleContent content)
    {
        (await Get<ArticleChanges>().BeginAsync(number, content, new Actor("qa1"), Ct)).ShouldBeOfType<SaveResult<Article>.Saved>();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(6);
        return (await Get<ArticleChanges>().ChangeAsync(
            number, 1, [new ArticleCommand.Submit("qa1"), new ArticleCommand.Approve("supervisor1"), new ArticleCommand.Publish(day, "supervisor1")], new Actor("supervisor1"), Ct))
            .ShouldBeOfType<SaveResult<Article>.Saved>().Value;
    }

    public async Task<Article> ArticleAsync(string number) => (await Get<ArticleQuery>().FindAsync(number, Ct))!.Article;

    public async ValueTask DisposeAsync()
    {
        await Pages.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
