namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A page that tries to reach a server, the disk and its reader's machine by every means a page has.</summary>
internal static class LoudPage
{
    public const string Visible = "Words that may be seen";
    public const string ScriptRan = "SCRIPT-RAN";

    public const string OwnPolicy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";

    /// <param name="port">Where somebody listens on loopback.</param>
    /// <param name="head">Comes first in its head.</param>
    public static string With(int port, string head = "")
    {
        var address = $"http://127.0.0.1:{port}";
        var name = $"http://localhost:{port}";
        return $$"""
            <!doctype html><html lang="en"><head>{{head}}<meta charset="utf-8"><title>A report</title>
            <link rel="preconnect" href="{{address}}"><link rel="dns-prefetch" href="{{name}}">
            <link rel="preload" as="image" href="{{address}}/preload"><link rel="prefetch" href="{{address}}/prefetch"><link rel="modulepreload" href="{{address}}/module">
            <link rel="stylesheet" href="{{address}}/sheet"><link rel="icon" href="{{address}}/icon"><link rel="manifest" href="{{address}}/manifest">
            <script type="speculationrules">{"prefetch":[{"source":"list","urls":["{{address}}/speculation"]}]}</script>
            <style>
              @import url("{{address}}/import"); @import "{{name}}/import";
              @font-face { font-family: Loud; src: url({{address}}/font) }
              body { font-family: Loud; background: url({{address}}/background) } li { list-style-image: url({{address}}/list) }
              p::after { content: url({{name}}/content) }
              @page { @top-left { content: url({{address}}/margin) } }
            </style></head>
            <body style="background-image: url({{address}}/inline)"><p>{{Visible}}</p>
            <img src="{{address}}/img"><img srcset="{{address}}/srcset 2x"><img src="//127.0.0.1:{{port}}/relative"><picture><source srcset="{{address}}/picture"><img></picture>
            <img src="http://169.254.169.254/latest/meta-data/"><img src="http://[::1]:{{port}}/six">
            <iframe src="{{address}}/iframe"></iframe><iframe srcdoc="<img src={{address}}/srcdoc>"></iframe><iframe src="file:///etc/passwd" width="600" height="600"></iframe>
            <object data="{{address}}/object"></object><object data="file:///etc/passwd" width="600" height="600"></object>
            <embed src="{{address}}/embed"><embed src="file:///etc/passwd" width="600" height="600">
            <video src="{{address}}/video" poster="{{address}}/poster" autoplay></video><audio src="{{address}}/audio" autoplay></audio>
            <svg><image href="{{address}}/svg-image"/><use href="{{address}}/svg-use#a"/><foreignObject><img src="{{address}}/foreign"></foreignObject></svg>
            <form action="{{address}}/form"><input type="image" src="{{address}}/input"></form>
            <img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='{{address}}/nested'/%3E%3C/svg%3E">
            <script>document.write("{{ScriptRan}}"); fetch("{{address}}/fetch"); new WebSocket("ws://127.0.0.1:{{port}}/socket")</script>
            <script src="{{address}}/script"></script><img src="data:," onerror="document.body.append('{{ScriptRan}}')">
            </body></html>
            """;
    }
}
