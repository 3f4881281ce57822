using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Imports;

[Collection(HostTests.Name)]
public sealed class ImportsApiTests(RunningHost host)
{
    /// <summary>A slow machine that also builds takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static int _numbers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_NeedsItsRight_AndAKindAndATable()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var forbidden = await agent.GetAsync(Path("imports"), Ct);
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        using var noKind = await supervisor.PostAsync(Path("imports?kind=cats"), Csv("a\n1\n"), Ct);
        (await ProblemAsync(noKind, HttpStatusCode.BadRequest)).GetProperty("field").GetString().ShouldBe("kind");
        using var empty = await supervisor.PostAsync(Path("imports?kind=customers"), Csv("姓名,电话\n"), Ct);
        (await ProblemAsync(empty, HttpStatusCode.BadRequest)).GetProperty("reason").GetString().ShouldBe("noRows");
        using var missing = await supervisor.GetAsync(Path("imports/" + Guid.NewGuid()), Ct);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Import_IsTried_Run_AndTakenBack_AndTheSameFileIsTold()
    {
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        var (first, second) = (Mobile(), Mobile());
        var file = $"姓名,手机号,备注\n导入甲,{first},一\n导入乙,12,二\n导入丙,{second},三\n";
        var taken = await TakeAsync(supervisor, file);
        taken.GetProperty("mapping").EnumerateArray().Select(m => m.GetString()).ShouldBe(["customerName", "phone", "notes"]);
        taken.GetProperty("total").GetInt32().ShouldBe(3);
        var id = taken.GetProperty("id").GetString()!;

        var tried = await StepAsync(supervisor, id, new { to = "tried" }, "done");
        (tried.GetProperty("created").GetInt32(), tried.GetProperty("failed").GetInt32(), tried.GetProperty("isDryRun").GetBoolean()).ShouldBe((2, 1, true));
        var errors = await GetAsync(supervisor, $"imports/{id}/errors");
        var error = errors.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (error.GetProperty("line").GetInt32(), error.GetProperty("field").GetString(), error.GetProperty("value").GetString()).ShouldBe((3, "phone", "12"));
        error.GetProperty("text").GetString()!.ShouldNotContain("{");
        (await GetAsync(supervisor, "customers?search=" + first)).GetProperty("items").GetArrayLength().ShouldBe(0, "a dry run writes nothing");

        using var wrong = await supervisor.PostAsJsonAsync(Path($"imports/{id}/transitions"), new { to = "running", mapping = new string?[] { "customerName", null, null } }, Ct);
        (await ProblemAsync(wrong, HttpStatusCode.BadRequest)).GetProperty("field").GetString().ShouldBe("phone");
        (await StepAsync(supervisor, id, new { to = "running", duplicates = "skip" }, "done")).GetProperty("created").GetInt32().ShouldBe(2);
        (await GetAsync(supervisor, "customers?search=" + first)).GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("导入甲");
        (await TakeAsync(supervisor, file)).GetProperty("sameFileAs").GetString().ShouldBe(id);

        using var admin = await host.ProgramAsync(Roles.Administrator);
        (await GetAsync(admin, "imports/" + id)).GetProperty("state").GetString().ShouldBe("done", "who administers sees all");
        var undone = await StepAsync(supervisor, id, new { to = "undone" }, "undone");
        (undone.GetProperty("undone").GetInt32(), undone.GetProperty("kept").GetInt32()).ShouldBe((2, 0));
        (await GetAsync(supervisor, "customers?search=" + first)).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var again = await supervisor.PostAsJsonAsync(Path($"imports/{id}/transitions"), new { to = "undone" }, Ct);
        (await ProblemAsync(again, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("ImportStateWrong");
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    // A range of its own: other tests share the house and its customers.
    private static string Mobile() => "1997" + (1_000_000 + Interlocked.Increment(ref _numbers)).ToString(CultureInfo.InvariantCulture);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<JsonElement> TakeAsync(HttpClient client, string file)
    {
        using var answer = await client.PostAsync(Path("imports?kind=customers&name=list.csv"), Csv(file), Ct);
        return await ProblemAsync(answer, HttpStatusCode.Created);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(Path(path), Ct);
        return await ProblemAsync(answer, HttpStatusCode.OK);
    }

    private static async Task<JsonElement> StepAsync(HttpClient client, string id, object body, string until)
    {
        using (var answer = await client.PostAsJsonAsync(Path($"imports/{id}/transitions"), body, Ct))
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var import = await GetAsync(client, "imports/" + id);
            if (import.GetProperty("state").GetString() == until)
                return import;
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, import.ToString());
            await Task.Delay(20, Ct);
        }
    }
}
