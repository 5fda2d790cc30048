namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>An input of the page that the server listens to.</summary>
/// <param name="Id">Its id in the page.</param>
/// <param name="Type">"radio", "checkbox" and so on.</param>
/// <param name="Group">Its name, which radios of one question share.</param>
/// <param name="Value">What a chosen radio stands for.</param>
/// <param name="IsChecked">Whether it is chosen or ticked.</param>
/// <param name="Listener">Who is told when it changes.</param>
internal sealed record Input(string Id, string Type, string Group, string Value, bool IsChecked, Listener Listener);

/// <summary>An event handler of the server, and the component that it belongs to.</summary>
internal sealed record Listener(int Component, ulong Handler);

/// <summary>
/// What the browser's document would be, without the text: render batches name their places only by position, so that finding an
/// input's event handler takes the whole tree.
/// </summary>
internal sealed class RenderTree
{
    private readonly Dictionary<int, Node> components = [];

    public IEnumerable<Input> Inputs => components.Values.Where(component => component.IsRoot).SelectMany(root => InputsBelow(root, listener: null));

    public void Apply(RenderBatch batch)
    {
        for (var diff = 0; diff < batch.Diffs; diff++)
            Apply(batch, diff, Component(batch.ComponentOf(diff)));
        for (var i = 0; i < batch.DisposedComponents; i++)
            components.Remove(batch.DisposedComponent(i));
    }

    /// <param name="node">Where to look.</param>
    /// <param name="listener">Who listens further up: a change that an input has no handler for goes to its ancestors.</param>
    private static IEnumerable<Input> InputsBelow(Node node, Listener? listener)
    {
        foreach (var child in node.Children)
        {
            var heard = child.Handlers.TryGetValue("onchange", out var handler) ? new Listener(child.Component, handler) : listener;
            if (child.Name == "input" && heard is not null)
            {
                yield return new Input(
                    child["id"] ?? "", child["type"] ?? "", child["name"] ?? "", child["value"] ?? "on", child["checked"] is not null, heard);
            }
            foreach (var input in InputsBelow(child, heard))
                yield return input;
        }
    }

    private void Apply(RenderBatch batch, int diff, Node component)
    {
        var path = new Stack<Node>();
        var moves = new List<Edit>();
        var node = component;
        for (var i = 0; i < batch.EditsOf(diff); i++)
        {
            var edit = batch.EditOf(diff, i);
            switch (edit.Kind)
            {
                case EditKind.Prepend:
                    Insert(batch, edit.Frame, node, edit.Sibling);
                    break;
                case EditKind.Remove:
                    node.Children.RemoveAt(edit.Sibling);
                    break;
                case EditKind.SetAttribute:
                    SetAttribute(batch, edit.Frame, node.Children[edit.Sibling]);
                    break;
                case EditKind.RemoveAttribute when edit.Name is { } name:
                    node.Children[edit.Sibling].Remove(name);
                    break;
                case EditKind.StepIn:
                    path.Push(node);
                    node = node.Children[edit.Sibling];
                    break;
                case EditKind.StepOut:
                    node = path.Pop();
                    break;
                case EditKind.MoveEntry:
                    moves.Add(edit);
                    break;
                case EditKind.MoveEnd:
                    Move(node, moves);
                    moves.Clear();
                    break;
                case EditKind.UpdateText or EditKind.UpdateMarkup:
                    break;
                default:
                    throw new MeasurementException($"A render batch has an edit of the unknown kind {edit.Kind}.");
            }
        }
    }

    /// <returns>How many children were inserted: a region stands for its content, and some frames are no content.</returns>
    private int Insert(RenderBatch batch, int frame, Node parent, int at)
    {
        switch (batch.KindOf(frame))
        {
            case FrameKind.Element:
                var element = new Node { Component = parent.Component, Name = batch.ElementName(frame) };
                parent.Children.Insert(at, element);
                InsertAll(batch, frame, element, 0);
                return 1;
            case FrameKind.Component:
                var component = Component(batch.ComponentIn(frame));
                component.IsRoot = false;
                parent.Children.Insert(at, component);
                return 1;
            case FrameKind.Region:
                return InsertAll(batch, frame, parent, at);
            case FrameKind.Text or FrameKind.Markup:
                parent.Children.Insert(at, new Node { Component = parent.Component });
                return 1;
            case FrameKind.Attribute:
                SetAttribute(batch, frame, parent);
                return 0;
            default:
                return 0;
        }
    }

    private int InsertAll(RenderBatch batch, int frame, Node parent, int at)
    {
        var inserted = 0;
        for (var child = frame + 1; child < frame + batch.LengthOf(frame); child += batch.LengthOf(child))
            inserted += Insert(batch, child, parent, at + inserted);
        return inserted;
    }

    private Node Component(int id) => components.TryGetValue(id, out var known) ? known : components[id] = new Node { Component = id, IsRoot = true };

    private static void SetAttribute(RenderBatch batch, int frame, Node node)
    {
        var (name, value, handler) = batch.Attribute(frame);
        if (handler != 0)
            node.Handlers[name] = handler;
        else
            node[name] = value;
    }

    private static void Move(Node node, List<Edit> moves)
    {
        var before = node.Children.ToArray();
        foreach (var move in moves)
            node.Children[move.Frame] = before[move.Sibling];
    }

    private sealed class Node
    {
        private readonly Dictionary<string, string?> attributes = [];

        /// <summary>The component that this node is, or that rendered it.</summary>
        public required int Component { get; init; }

        /// <summary>Whether this is a component that no other one contains.</summary>
        public bool IsRoot { get; set; }

        public string Name { get; init; } = "";

        public List<Node> Children { get; } = [];

        public Dictionary<string, ulong> Handlers { get; } = [];

        public string? this[string attribute]
        {
            get => attributes.GetValueOrDefault(attribute);
            set => attributes[attribute] = value;
        }

        public void Remove(string attribute)
        {
            attributes.Remove(attribute);
            Handlers.Remove(attribute);
        }
    }
}
