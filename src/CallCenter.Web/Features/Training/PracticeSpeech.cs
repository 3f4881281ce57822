using CallCenter.Web.Access;
using CallCenter.Web.Features.Admin;

namespace CallCenter.Web.Features.Training;

/// <summary>The practising caller's voice: the sentences of the demo caller, played by the browser. No line is needed, so none can be left open.</summary>
internal static class PracticeSpeech
{
    /// <summary>Where a sentence is heard.</summary>
    public static string AddressOf(string speech) => $"/desk/practice/{speech}.wav";

    /// <summary>For whoever has a desk.</summary>
    public static void MapPracticeSpeech(this IEndpointRouteBuilder app) =>
        app.MapGet("/desk/practice/{speech}.wav", Send).RequireAuthorization(Rights.DeskUse).ExcludeFromDescription();

    // Names only: a letter that means a folder finds no prompt.
    private static IResult Send(string speech, IPromptShelf prompts) =>
        prompts.PathOf("demo/" + speech) is { } path ? TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true) : TypedResults.NotFound();
}
