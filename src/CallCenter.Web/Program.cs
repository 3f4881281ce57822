using CallCenter.Web.Composition;

return await CommandLine.RunAsync(args);
