using GoAdvisor.Benchmarks.Peers;

// What the app is held against. Started by the benchmarks, with the data that the app has been seen to serve.
switch (args)
{
    case ["template", var questions]:
        TemplateApp.Run(questions);
        return 0;
    default:
        Console.Error.WriteLine("usage: template QUESTIONS.json");
        return 2;
}
