using System.Text;
using Persistence.Floor;

namespace CallCenter.Web.Features.Ivr;

/// <summary>A flow's draft as a file, to be kept or taken to another house.</summary>
internal static class FlowExport
{
    /// <summary>The file, or 404.</summary>
    public static async Task<IResult> SendAsync(string id, FlowStore flows, CancellationToken ct) =>
        (await flows.ListAsync(ct)).FirstOrDefault(f => f.Id == id) is { } row
            ? TypedResults.File(Encoding.UTF8.GetBytes(row.Draft), "application/json", $"{id}.json")
            : TypedResults.NotFound();
}
