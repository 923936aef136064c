"""Training speed of the default network in Python's PyTorch, to compare with `narrows train`.

The same layers, batch, precision, losses, noise, rate term, optimiser and moving average as the
defaults of `narrows train`, on one batch of random pictures that stays in memory (so nothing is
spent on data). Prints pictures a second.

    python training_speed.py --threads 2 --steps 200
"""

import argparse
import math
import time

import torch
import torch.nn.functional as F
from torch import nn

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )
        same = stride == 1 and inputs == outputs
        self.shortcut = (
            nn.Identity()
            if same
            else nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )
        )

    def forward(self, x):
        return torch.relu(self.body(x) + self.shortcut(x))


def encoder(blocks, width):
    layers = [
        nn.Conv2d(3, width, 7, 2, 3, bias=False),
        nn.BatchNorm2d(width),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, 1),
    ]
    inputs = width
    for stage, count in enumerate(blocks):
        for block in range(count):
            outputs = width << stage
            layers.append(Block(inputs, outputs, 2 if stage > 0 and block == 0 else 1))
            inputs = outputs
    return nn.Sequential(*layers)


def decoder(inputs, widths, outputs):
    layers = []
    for width in widths:
        layers += [
            nn.ConvTranspose2d(inputs, width, 2, 2),
            nn.Conv2d(width, width, 3, 1, 1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
        ]
        inputs = width
    layers.append(nn.Conv2d(inputs, outputs, 1))
    return nn.Sequential(*layers)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = encoder((2, 2, 2), 16)
        self.segmentation = decoder(64, (64, 32, 16, 16), 19)
        self.disparity = decoder(64, (32, 16, 8, 8), 1)
        self.reconstruction = decoder(64, (64, 32, 16, 8), 3)
        self.register_buffer("class_weights", torch.ones(19))
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer("deviation", torch.tensor(DEVIATION).view(1, 3, 1, 1))

    def objective(self, pictures, labels, disparity):
        features = self.encoder((pictures - self.mean) / self.deviation)
        low = features.amin((1, 2, 3), keepdim=True)
        span = (features.amax((1, 2, 3), keepdim=True) - low).clamp_min(1e-38)
        rate = compressibility((features - low) / span)
        noisy = features + (torch.rand_like(features) - 0.5) * (span / 255)
        known = disparity != 0
        segmentation = F.cross_entropy(
            self.segmentation(noisy), labels, self.class_weights, ignore_index=255
        )
        error = (self.disparity(noisy) * 32 + 32 - disparity) / 32 * known
        reconstruction = ((self.reconstruction(noisy) + 0.5 - pictures) ** 2).mean()
        squared = (error**2).sum() / known.sum().clamp_min(1)
        self.terms = (segmentation, squared, reconstruction, rate)
        return segmentation + squared + 40 * reconstruction + 0.3 * rate


def basis(n):
    k, i = torch.arange(n).view(-1, 1), torch.arange(n).view(1, -1)
    matrix = math.sqrt(2 / n) * torch.cos(math.pi * (2 * i + 1) * k / (2 * n))
    matrix[0] = math.sqrt(1 / n)
    return matrix


def compressibility(features):
    height, width = features.shape[2:]
    framed = F.pad(features, (1, 0, 1, 0))
    residual = features - (framed[:, :, 1:, :width] + framed[:, :, :height, 1:]) / 2
    return (basis(height) @ residual @ basis(width).t()).abs().mean()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--size", default="192x96")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    width, height = (int(side) for side in options.size.split("x"))
    network = Network().to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(
        network.parameters(), 3e-3, betas=(0.9, 0.99), weight_decay=1e-4
    )
    average = [parameter.detach().clone() for parameter in network.parameters()]
    pictures = torch.rand(options.batch, 3, height, width).contiguous(
        memory_format=torch.channels_last
    )
    labels = torch.randint(0, 19, (options.batch, height, width))
    disparity = torch.rand(options.batch, 1, height, width) * 60
    warmup = 10
    for step in range(warmup + options.steps):
        if step == warmup:
            start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        total = network.objective(pictures, labels, disparity)
        values = [term.item() for term in (*network.terms, total)]
        assert all(math.isfinite(value) for value in values), values
        total.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(average, list(network.parameters()), 0.002)
    seconds = time.perf_counter() - start
    print(f"PyTorch {torch.__version__}, {options.threads} threads:", end=" ")
    print(f"{options.batch * options.steps / seconds:.1f} pictures/s")


if __name__ == "__main__":
    main()
